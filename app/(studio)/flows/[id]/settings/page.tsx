import { FlowSettings } from "@/components/designer/inspector/settings/flow-settings";
import { loadFlowSettings } from "@/lib/flows/loaders";

type Props = { params: Promise<{ id: string }> };

export default async function FlowSettingsPage({ params }: Props) {
  return <FlowSettings page={await loadFlowSettings((await params).id)} />;
}
