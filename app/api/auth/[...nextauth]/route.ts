import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#lib/access/auth-options.ts";
import { admit } from "#lib/projects/commands/admit.ts";

async function handler(request: NextRequest, context: RouteContext<"/api/auth/[...nextauth]">): Promise<Response> {
  return NextAuth(request, context, authOptions(admit));
}

export { handler as GET, handler as POST };
