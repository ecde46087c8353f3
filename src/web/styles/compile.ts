import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Where the compiled style sheet is kept: committed, so that a running site needs no Sass. */
export const STYLE_SHEET = here('../assets/critical-friend.css')

/** The style sheet as one minified text, compiled from the Sass beside this file. */
export function compileStyles(): string {
  const { css } = compile(here('./critical-friend.scss'), {
    loadPaths: [here('../../../node_modules')],
    style: 'compressed',
    quietDeps: true,
  })
  return `${css}\n`
}

if (import.meta.main) writeFileSync(STYLE_SHEET, compileStyles())
