import { describe, expect, test } from "vitest";
import { layOut } from "../places/layout";
import { demoFlows, importedFlows } from "../testing/known-flows";
import { coursesOf } from "./courses";
import type { Direction } from "./direction";
import { captionOf, isGateway, sizeOf, widthOfText } from "./node-size";
import type { Picture, PictureNode } from "./picture";
import { pictureOf } from "./picture-of";
import type { Rect } from "./rect";
import { curveBetween, PLAIN, pointOn, routeAround, routeBetween } from "./route";

const node = (key: string, x: number, y: number, type: PictureNode["type"] = "task"): PictureNode => ({
  key,
  type,
  name: key,
  summary: "",
  position: { x, y },
});

const line = (from: string, to: string) => ({
  key: `${from}-${to}`,
  from,
  to,
  name: "Go",
  intent: "neutral" as const,
  isDefault: false,
  isTimed: false,
});

const row: Picture = {
  nodes: [node("a", 0, 0), node("b", 300, 0), node("c", 600, 0)],
  transitions: [line("a", "b"), line("b", "c"), line("a", "c"), line("c", "a")],
};

const bowOf = (picture: Picture, key: string, places = {}) => coursesOf(picture, places)[key]?.bow;

test("a line runs around a node that stands between its two", () => {
  expect(bowOf(row, "a-b")).toBe(0);
  expect(bowOf(row, "b-c")).toBe(0);
  expect(Math.abs(bowOf(row, "a-c") ?? 0)).toBeGreaterThanOrEqual(56);
});

test("a way back below the nodes is free", () => {
  expect(bowOf(row, "c-a")).toBe(0);
});

test("where nodes are seen counts, not where the document has them", () => {
  expect(Math.abs(bowOf(row, "a-c", { b: { x: 300, y: 400 } }) ?? 9)).toBeLessThan(1);
});

test("the name below a gateway is not crossed either", () => {
  const { nodes } = row;
  const flow = {
    nodes: [...nodes.filter(({ key }) => key !== "b"), node("How long is the leave?", 380, -30, "exclusive")],
    transitions: [line("a", "c")],
  };
  expect(bowOf(flow, "a-c")).toBeGreaterThan(0);
});

test("lines to nowhere have no way, those to the same node the one that they always have", () => {
  const courses = coursesOf({ nodes: row.nodes, transitions: [line("a", "gone"), line("a", "a")] });
  expect(courses).toEqual({ "a-a": PLAIN });
});

test("a flow that goes down has its lines run down, and back beside its nodes", () => {
  const nodes = [node("a", 0, 0), node("b", 40, 140), node("c", 0, 280)];
  const courses = coursesOf({ nodes, transitions: [line("a", "b"), line("b", "c"), line("c", "a")] });
  expect(Object.values(courses).map(({ direction }) => direction)).toEqual(["TB", "TB", "TB"]);
  const [from, to] = [nodes[2], nodes[0]].map((end) => ({ x: 0, y: 0, ...end?.position, width: 184, height: 56 }));
  if (from === undefined || to === undefined || courses["c-a"] === undefined) throw new Error("no line");
  expect(routeBetween(from, to, courses["c-a"]).label.x).toBeLessThan(0);
});

describe.each([...demoFlows(), ...importedFlows()])("$name, laid out", ({ definition }) => {
  test.each<Direction>(["LR", "TB"])("%s, has no line through a node, and names that can be read", (direction) => {
    const picture = pictureOf(definition);
    const places = layOut(definition, { direction });
    const courses = coursesOf(picture, places);
    const rects = new Map(
      picture.nodes.map(({ key, type }) => [key, { x: 0, y: 0, ...places[key], ...sizeOf(type) }] as const),
    );
    const captions = picture.nodes.flatMap(({ key, type, name }) => {
      const rect = rects.get(key);
      return isGateway(type) && rect !== undefined ? [captionOf(rect, name, direction)] : [];
    });
    const names: Rect[] = [];
    for (const { key, from, to, name } of picture.transitions) {
      const [source, target, course] = [rects.get(from), rects.get(to), courses[key]];
      if (source === undefined || target === undefined || course === undefined) throw new Error(`no line ${key}`);
      const curve = curveBetween(source, target, course);
      const others = [...rects].filter(([other]) => other !== from && other !== to).map(([, rect]) => rect);
      const points = from === to ? [] : Array.from({ length: 41 }, (_, index) => pointOn(curve, index / 40));
      expect(points.filter(({ x, y }) => others.some((rect) => meet(rect, { x, y, width: 0, height: 0 })))).toEqual([]);
      const { x, y } = from === to ? routeAround(source, course).label : pointOn(curve, course.at);
      // Names are drawn smaller than what is reckoned with.
      const width = (widthOfText(name) - 8) * 0.92;
      const own = { x: x - width / 2, y: y - 7, width, height: 14 };
      expect([...rects.values(), ...captions, ...names].filter((rect) => meet(rect, own))).toEqual([]);
      names.push(own);
    }
  });
});

const meet = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
