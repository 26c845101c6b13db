import type { WordProblems } from "./template-fields";

/** What is wrong with each template; the first thing of each. */
export function wordProblems(problems: readonly { path: string; message: string }[]): WordProblems {
  const first = (path: string) => problems.find((problem) => problem.path === path)?.message;
  const [title, content] = [first("titleTemplate"), first("contentTemplate")];
  return {
    ...(title === undefined ? {} : { titleTemplate: title }),
    ...(content === undefined ? {} : { contentTemplate: content }),
  };
}
