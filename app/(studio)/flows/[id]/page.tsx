import { redirect } from "next/navigation";

type Props = { params: Promise<{ id: string }> };

export default async function FlowPage({ params }: Props) {
  redirect(`/flows/${(await params).id}/canvas`);
}
