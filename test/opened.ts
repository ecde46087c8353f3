import assert from 'node:assert/strict'

/** What to look at, by what came instead of a page. */
const REMEDIES: Readonly<Record<number, string>> = {
  403: 'The table in src/web/permissions.ts does not open it to this reader',
  404: 'No route has this address, or what makes its page gave back undefined: nothing is held that it could show',
  422: 'What was sent was refused: the page says why',
  500: 'Its view or what makes its page failed: npm run dev says where',
}

/** Fails with the address and what to look at, unless it was opened. */
export function insistOpened(url: string, status: number): void {
  const remedy = REMEDIES[status] ?? 'That is no answer of a page'
  assert.ok(status === 200, `${url} answers ${status}, not 200. ${remedy}`)
}
