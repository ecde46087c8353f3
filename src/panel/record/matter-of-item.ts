/** What may be vetoed, by what an agenda calls it. */
const MATTERS = [
  ['precept', /\bprecept\b/i],
  ['chief-constable', /\bappointment of (the|a) chief constable\b/i],
] as const

/** Of what an item is that may be vetoed, by its title; `null` where it is of none. */
export const matterOfTitle = (title: string) =>
  MATTERS.find(([, words]) => words.test(title))?.[0] ?? null
