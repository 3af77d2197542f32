import { type NextRequest, NextResponse } from "next/server";
import { hasNul, WANTED_PATH_HEADER } from "#lib/access/local-path.ts";

/**
 * Gives every page a content security policy with a fresh nonce, which Next.js puts on its own scripts. Routes that answer
 * machines are left out by the matcher: they need no policy, and their bodies must not be buffered on the way.
 */
export function proxy(request: NextRequest): NextResponse {
  if (hasNul(request.url)) return new NextResponse("The address holds a character that cannot be.", { status: 400 });
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = [
    "default-src 'self'",
    // React's development build evaluates strings to show better stacks; the production build does not.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
    // Charts place their parts with style attributes, which have no nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  // Server components do not know their address; the sign-in page needs it to come back.
  headers.set(WANTED_PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: ["/((?!api/|v1/|_next/static|_next/image|favicon.ico|icon.svg).*)"] };
