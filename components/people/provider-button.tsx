"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

type ProviderButtonProps = {
  label: string;
  /** Where to come back to. */
  next: string;
  /** Asks the provider to have the person prove again who they are, as before a signature. */
  again?: boolean;
};

/** Goes to the identity provider. next-auth's own code is loaded only when it is pressed. */
export function ProviderButton({ label, next, again }: ProviderButtonProps) {
  const [going, setGoing] = useState(false);

  async function go() {
    setGoing(true);
    const { signIn } = await import("next-auth/react");
    await signIn("oidc", { callbackUrl: next }, again ? { prompt: "login", max_age: "0" } : undefined);
  }

  return (
    <Button className="w-full" onClick={go} aria-disabled={going}>
      {going ? "One moment…" : label}
    </Button>
  );
}
