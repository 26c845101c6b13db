import { CanvasPage } from "@/components/designer/canvas/canvas-page";

export default function FlowCanvasPage() {
  return <CanvasPage />;
}
