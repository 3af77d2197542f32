"use client";

import { createContext } from "react";

/** Lets what is inside a dialog close it; null outside of one. */
export const DialogContext = createContext<{ readonly close: () => void } | null>(null);
