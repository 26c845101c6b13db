import { VersionsPage } from "@/components/designer/versions/versions-page";
import { loadVersions } from "@/lib/flows/loaders";

type Props = { params: Promise<{ id: string }> };

export default async function FlowVersionsPage({ params }: Props) {
  return <VersionsPage {...(await loadVersions((await params).id))} />;
}
