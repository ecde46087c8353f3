/**
 * How papers are read, for tests and measurements. The program itself reads them with
 * `readPaperApart` alone, and does not load what that takes: see `read-paper-process.ts`.
 */
export { readHtml } from './papers/read-html.ts'
export { readMarkdown } from './papers/read-markdown.ts'
export { readPaper } from './papers/read-paper.ts'
export { readText } from './papers/read-text.ts'
