import { SimulatorPage } from "@/components/designer/simulator/simulator-page";
import { loadSimulator } from "@/lib/simulator/loaders";

type Props = { params: Promise<{ id: string }> };

export default async function FlowSimulatePage({ params }: Props) {
  return <SimulatorPage {...(await loadSimulator((await params).id))} />;
}
