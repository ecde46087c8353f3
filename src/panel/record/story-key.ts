import type { Story } from './story.ts'

/** The same text for the same in maps, sets and plain objects. */
export const plainText = (value: unknown): string =>
  JSON.stringify(value, (_name, one) => (one instanceof Map || one instanceof Set ? [...one] : one))

const keys = new WeakMap<Story, string>()

/** The same text for stories that differ in what was recorded at most. */
export function storyKey(story: Story): string {
  const key = keys.get(story) ?? plainText({ ...story, events: [] })
  keys.set(story, key)
  return key
}
