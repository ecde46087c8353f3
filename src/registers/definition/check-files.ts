import type { Say, Steps } from './names-of-definition.ts'
import type { Register } from './register.ts'

/** A file comes to an entry that is recorded already, so that nothing that is filled in can wait for it. */
export function checkFiles({ defined }: Register, say: Say): void {
  const files = new Set(
    defined.fields.flatMap(({ kind, field }) => (kind === 'file' ? [field] : [])),
  )
  defined.fields.forEach((one, index) => {
    if (one.kind !== 'file' || one.required === false) return
    const message = `a file is added to an entry that is recorded, and ${one.field} is required before. Take "required" out, and have a state or a check say that it is missing`
    say(['fields', index, 'required'], message)
  })
  const places: readonly (readonly [Steps, readonly string[]])[] = [
    [['title'], [defined.title]],
    [['duplicates'], defined.duplicates],
    ...defined.moves.map(({ asks }, index) => [['moves', index, 'asks'], asks] as const),
  ]
  for (const [steps, names] of places) {
    for (const name of names.filter((one) => files.has(one)))
      say(steps, `"${name}" is a file, which cannot be typed. Take it out`)
  }
}
