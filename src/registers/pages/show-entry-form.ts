import type { FastifyReply } from 'fastify'
import { capitalise, type Problem } from '#shared/index.ts'
import { showPage } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { itemsOf } from '../entries/judge-entry.ts'
import type { TypedEntry } from '../entries/read-entry.ts'
import { sayField } from '../entries/type-entry.ts'
import { addressOf, crumbsOf } from './addresses.ts'
import type { Doing } from './entry-doing.ts'
import { type AskedEntry, presentEntryForm, REASON, STEP, VERSION } from './entry-form.ts'

export function showForm(
  reply: FastifyReply,
  register: Register,
  doing: Doing,
  typed: TypedEntry,
  problems: readonly Problem[],
  keptAt?: string,
): FastifyReply {
  const { title, lead, form, isAsked, asksReason, known, stored } = doing
  const wasOpened = typed[VERSION]
  const asked: AskedEntry = {
    ...{ title, lead, isAsked, asksReason, known, typed, problems, keptAt },
    action: `${addressOf(register)}/${form}`,
    version: typeof wasOpened === 'string' ? wasOpened : String(stored?.row.version ?? ''),
  }
  const page = presentEntryForm(register, asked)
  return showPage(reply, 'book-form.njk', page, problems.length > 0 ? 422 : 200)
}

/** Shows what was typed, to be checked before it is recorded. */
export function showCheck(
  reply: FastifyReply,
  register: Register,
  { title, form, isAsked, sets, act, stored }: Doing,
  typed: TypedEntry,
  { values, warnings }: { readonly values: Values; readonly warnings: readonly string[] },
): FastifyReply {
  const facts = register.parts.flatMap((part) => {
    if (part.is === 'field') {
      const { field } = part
      if (!isAsked(field) && !(field.name in sets)) return []
      const text = sayField(field, values[field.name] ?? null)
      return [{ term: field.label, text: text === '' ? 'Not filled in' : text }]
    }
    const { group } = part
    return itemsOf(values, group.name).flatMap((item, index) =>
      group.fields
        .filter((field) => isAsked(field, group))
        .map((field) => {
          const text = sayField(field, item[field.name] ?? null)
          const term = `${capitalise(group.one)} ${index + 1}: ${field.label}`
          return { term, text: text === '' ? 'Not filled in' : text }
        }),
    )
  })
  const reason = typed[REASON.name]
  const sent = Object.entries(typed).flatMap(([name, value]) =>
    name !== STEP && typeof value === 'string' ? [{ name, value }] : [],
  )
  return showPage(reply, 'book-check.njk', {
    title:
      act === 'take-out'
        ? title
        : `Check before you record it: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    breadcrumbs: crumbsOf(register),
    facts: [...facts, ...(typeof reason === 'string' ? [{ term: 'Why', text: reason }] : [])],
    ...{ warnings, sent, action: `${addressOf(register)}/${form}` },
    button: act === 'take-out' ? 'Take it out' : 'Record it',
    another: stored === undefined ? 'Record it, and another one' : null,
  })
}
