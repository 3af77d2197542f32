"use client";

import { useEffect, useState } from "react";
import { TOAST_EVENT } from "#components/ui/show-toast.ts";

const SHOWN_MS = 6_000;

/** Where toasts appear; stands once, in the shell. */
export function ToastRegion() {
  const [message, setMessage] = useState("");

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function onToast(event: Event) {
      setMessage(String((event as CustomEvent<unknown>).detail));
      clearTimeout(timer);
      timer = setTimeout(() => setMessage(""), SHOWN_MS);
    }
    window.addEventListener(TOAST_EVENT, onToast);
    return () => {
      clearTimeout(timer);
      window.removeEventListener(TOAST_EVENT, onToast);
    };
  }, []);

  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex justify-center px-4">
      {message && <p className="rounded-md bg-ink px-4 py-2.5 text-ground">{message}</p>}
    </div>
  );
}
