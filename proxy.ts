import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/auth/path-header";
import { signInPath } from "@/lib/auth/return-path";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";

const OPEN_PAGES = ["/sign-in", "/setup"];
const SESSION_COOKIES = ["__Secure-authjs.session-token", "authjs.session-token"];

/** No session → sign-in, nothing more: whether the cookie is worth anything is proven where the person is needed. */
export function proxy(request: NextRequest): NextResponse {
  const path = request.nextUrl.pathname + request.nextUrl.search;
  const isSignedIn = SESSION_COOKIES.some((name) => request.cookies.has(name));
  if (!isSignedIn && !OPEN_PAGES.includes(request.nextUrl.pathname)) {
    return NextResponse.redirect(new URL(signInPath(path), request.url));
  }
  const policy = contentSecurityPolicy({
    nonce: crypto.randomUUID(),
    isDevelopment: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set(PATH_HEADER, path);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = { matcher: ["/((?!api/|_next/static|_next/image|icon.svg|favicon.ico).*)"] };
