import type { ReactNode } from "react";
import { DesignerFrame } from "@/components/designer/designer-frame";
import { loadDesign, loadManagedFlow } from "@/lib/flows/loaders";

type Props = { children: ReactNode; params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  const { name } = await loadManagedFlow((await params).id);
  return { title: name };
}

export default async function FlowLayout({ children, params }: Props) {
  return <DesignerFrame start={await loadDesign((await params).id)}>{children}</DesignerFrame>;
}
