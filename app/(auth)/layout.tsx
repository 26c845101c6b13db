import type { ReactNode } from "react";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center bg-background px-5 pt-[max(12dvh,3rem)] pb-10">
      <div className="flex w-full max-w-85 grow flex-col">{children}</div>
    </main>
  );
}
