import type { ReactNode } from "react";
import { Frame } from "../_components/frame";

export default function StudioLayout({ children }: { children: ReactNode }) {
  return <Frame>{children}</Frame>;
}
