import type { Story } from './story.ts'

/** The same text for the same in maps, sets and plain objects. */
export const plainText = (value: unknown): string =>
  JSON.stringify(value, (_name, one) => (one instanceof Map || one instanceof Set ? [...one] : one))

/** The same text for stories that differ in what was recorded at most. */
export const storyKey = (story: Story): string => plainText({ ...story, events: [] })
