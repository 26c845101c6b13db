type DemoDepartment = { name: string; parent: string | null; leader: string };
type DemoPerson = {
  username: string;
  name: string;
  department: string;
  note: string;
  globalRole?: "designer" | "administrator";
};

export const DEMO_PASSWORD = "wild-goose";

export const departments: readonly DemoDepartment[] = [
  { name: "Head office", parent: null, leader: "helen" },
  { name: "Engineering", parent: "Head office", leader: "lilei" },
  { name: "Platform", parent: "Engineering", leader: "guiji" },
  { name: "Payments", parent: "Engineering", leader: "omar" },
  { name: "People and culture", parent: "Head office", leader: "jack" },
  { name: "Sales", parent: "Head office", leader: "sofia" },
];

export const people: readonly DemoPerson[] = [
  { username: "alice", name: "Alice Wang", department: "Platform", note: "files requests" },
  { username: "guiji", name: "Guo Ji", department: "Platform", note: "leads Platform" },
  { username: "linda", name: "Li Lin", department: "Engineering", note: "director" },
  { username: "helen", name: "Helen Zhou", department: "Head office", note: "CEO" },
  { username: "jack", name: "Jack Moreau", department: "People and culture", note: "HR desk" },
  { username: "mei", name: "Mei Chen", department: "People and culture", note: "HR desk" },
  {
    username: "admin",
    name: "Ada Stern",
    department: "Head office",
    note: "administrator",
    globalRole: "administrator",
  },
  { username: "lilei", name: "Li Lei", department: "Engineering", note: "leads Engineering" },
  { username: "omar", name: "Omar Haddad", department: "Payments", note: "leads Payments" },
  { username: "sofia", name: "Sofia Rossi", department: "Sales", note: "leads Sales" },
  { username: "bob", name: "Bob Larsen", department: "Payments", note: "" },
  { username: "carol", name: "Carol Díaz", department: "Payments", note: "" },
  { username: "deng", name: "Deng Yu", department: "Platform", note: "" },
  { username: "emma", name: "Emma Fischer", department: "Platform", note: "" },
  { username: "feng", name: "Feng Hao", department: "Engineering", note: "designs flows", globalRole: "designer" },
  { username: "grace", name: "Grace Okafor", department: "Sales", note: "" },
  { username: "hiro", name: "Hiro Tanaka", department: "Sales", note: "" },
  { username: "ines", name: "Inês Costa", department: "Sales", note: "" },
  { username: "junya", name: "Jun Ya", department: "Platform", note: "" },
  { username: "kofi", name: "Kofi Mensah", department: "People and culture", note: "" },
];

export const ROLES = {
  hrDesk: { name: "HR desk", description: "Files leave and contracts", members: ["jack", "mei"] },
  operations: { name: "Operations", description: "Grants access, sets up accounts", members: ["deng", "emma"] },
  buyers: { name: "Buyers", description: "Orders what was approved", members: ["kofi", "carol"] },
} as const;

/** Who the sign-in page offers, one for every part in the leave flow. */
export const offeredSignIns = people.filter((person) => person.note !== "").slice(0, 7);
