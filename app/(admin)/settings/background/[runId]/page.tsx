import { RunDetails } from "@/components/background/run-details";
import { loadRun } from "@/lib/background/loaders";

type Props = { params: Promise<{ runId: string }> };

export async function generateMetadata({ params }: Props) {
  const { functionId } = await loadRun((await params).runId);
  return { title: functionId };
}

export default async function RunPage({ params }: Props) {
  return <RunDetails run={await loadRun((await params).runId)} />;
}
