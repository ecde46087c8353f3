import { type Audience, readableBy } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import type { Values } from './clocks.ts'
import { itemsOf } from './judge-entry.ts'
import { readFileValue, tellFileApart } from './kept-file.ts'
import { sayField } from './type-entry.ts'

/**
 * What is otherwise in an entry than it was, each as "Shelf: Row 1, then Row 2", in the order of its fields.
 *
 * @returns nothing of what the reader may not read; '' where that is all
 */
export function sayChanges(register: Register, was: Values, is: Values, reader: Audience): string {
  const readable = readableBy(reader)
  const fields = [...register.fields.values()].flatMap((field) => {
    const [one, other] = [was[field.name] ?? null, is[field.name] ?? null].map((value) => {
      const file = readFileValue(field, value)
      return file === undefined ? sayField(field, value) : tellFileApart(file)
    })
    if (one === other || !readable.includes(field.audience)) return []
    return [`${field.label}: ${one === '' ? 'blank' : one}, then ${other === '' ? 'blank' : other}`]
  })
  const groups = [...register.groups.values()].flatMap((group) => {
    const said = (values: Values) =>
      itemsOf(values, group.name).map((item) =>
        group.fields
          .filter(({ audience }) => readable.includes(audience))
          .map((field) => sayField(field, item[field.name] ?? null))
          .join(', '),
      )
    const [one, other] = [said(was).join('; '), said(is).join('; ')]
    if (one === other) return []
    return [`${group.label}: ${one === '' ? 'none' : one}, then ${other === '' ? 'none' : other}`]
  })
  return [...fields, ...groups].join('. ')
}
