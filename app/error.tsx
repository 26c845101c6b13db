"use client";

import { ErrorNotice } from "@/components/shell/error-notice";

export default function RootError(props: { error: unknown; retry(): void }) {
  return (
    <main className="flex min-h-dvh flex-col justify-center pb-20">
      <ErrorNotice {...props} />
    </main>
  );
}
