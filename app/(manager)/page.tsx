export default function OverviewPage() {
  return <h1>…</h1>;
}
