"use client";

import "./globals.css";

/** The last resort, when not even the frame could be drawn: no catalogue, so both languages. */
export default function GlobalError({ retry }: { error: unknown; retry(): void }) {
  return (
    <html lang="en">
      <body>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-1.5 px-6 pb-20 text-center">
          <h1 className="text-sm font-medium">Skein could not be shown</h1>
          <p className="text-list text-muted">Nothing you did was lost. Try again in a moment.</p>
          <p lang="zh-CN" className="text-list text-muted">
            页面无法显示。您的操作没有丢失，请稍后重试。
          </p>
          <button type="button" className="button button--outline mt-4" onClick={retry}>
            Try again · 重试
          </button>
        </main>
      </body>
    </html>
  );
}
