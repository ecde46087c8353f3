import { sayValue, typeValue } from '#fields/index.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import type { Value } from '../expressions/expression.ts'
import type { Values } from './clocks.ts'
import { itemsOf } from './judge-entry.ts'
import { isTyped, readFileValue, sayFile } from './kept-file.ts'
import { nameOfItem } from './read-entry.ts'

/** What somebody would type for an entry, so that it is read as the same again. */
export function typeEntry({ parts }: Register, values: Values): Readonly<Record<string, string>> {
  const typed: Record<string, string> = {}
  const put = (name: string, field: RegisterField, value: Value) => {
    if (!isTyped(field)) return
    const text = typeValue(field.asked, value)
    if (typeof text === 'string' && text !== '') typed[name] = text
  }
  for (const part of parts) {
    if (part.is === 'field') put(part.field.name, part.field, values[part.field.name] ?? null)
    else {
      itemsOf(values, part.group.name).forEach((item, index) => {
        for (const field of part.group.fields) {
          put(nameOfItem(part.group.name, index + 1, field.name), field, item[field.name] ?? null)
        }
      })
    }
  }
  return typed
}

/** A value as a page says it: "17 June 2019", "Diary". Blank where there is none. */
export function sayField(field: RegisterField, value: Value): string {
  const file = readFileValue(field, value)
  if (file !== undefined) return sayFile(file)
  if (field.defined.kind === 'promise' && typeof value === 'string') return `Promise ${value}`
  const current = typeof value === 'string' ? (field.was.get(value) ?? value) : value
  return sayValue(field.asked, current)
}
