import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border-line bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-muted hover:bg-sunken hover:text-ink",
  danger: "border-line bg-surface text-red hover:border-red hover:bg-red-soft",
};

const SIZES: Record<ButtonSize, string> = {
  small: "min-h-7 px-2 text-sm gap-1",
  medium: "min-h-9 px-3.5 text-base gap-1.5",
};

export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "medium", extra?: string): string {
  return classNames(
    "inline-flex justify-self-start items-center justify-center whitespace-nowrap rounded-md border font-[550] transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-55",
    VARIANTS[variant],
    SIZES[size],
    extra,
  );
}

type Look = { variant?: ButtonVariant; size?: ButtonSize };

/** Does something here. A page has at most one primary. */
export function Button({ variant, size, className, type = "button", ...rest }: Look & ComponentProps<"button">) {
  return <button type={type} className={buttonClass(variant, size, className)} {...rest} />;
}

/** Goes somewhere, looking like a button. */
export function ButtonLink({ variant, size, className, ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link className={buttonClass(variant, size, className)} {...rest} />;
}

/** "See the change →": the link by which a row says where to act. */
export function ActionLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className="whitespace-nowrap rounded-sm font-[550] text-accent hover:underline">
      {children} <span aria-hidden="true">→</span>
    </Link>
  );
}

/** A link within a sentence: underlined, since colour alone would not tell it from its words. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link prefetch={false} className={classNames("rounded-sm text-accent underline", className)} {...rest} />;
}
