import { randomUUID } from 'node:crypto'

/** No field of a form is called so: those have no dash. */
const KEY = 'form-key'

const FORM = /<form\b[^>]*\bmethod="post"[^>]*>/g

/** A page each of whose forms has a key of its own, by which it is taken once. */
export function withFormKeys(html: string): string {
  return html.replace(FORM, (form) =>
    form.includes('multipart/form-data')
      ? form
      : `${form}<input type="hidden" name="${KEY}" value="${randomUUID()}">`,
  )
}

/** The key that a form was sent with, taken out of its fields; a form with a file has none. */
export function takeFormKey(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const fields: { [KEY]?: unknown } = body
  const key = fields[KEY]
  delete fields[KEY]
  return typeof key === 'string' && key !== '' ? key : undefined
}
