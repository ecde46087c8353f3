import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'

// Run by `readPaperApart`: the name of a file and the memory it may use as arguments, its bytes on
// stdin, what `readPaper` makes of it as JSON on stdout.
const [file = '', megabytes = ''] = process.argv.slice(2)

// What libraries say as they load would mix with the answer.
for (const say of ['log', 'info', 'warn', 'error'] as const) console[say] = () => {}

/**
 * The limit of V8 is on its own heap alone, and unpacked streams are kept outside that. A thread
 * that does nothing else looks at the whole every twentieth of a second, however busy this one is.
 */
const guard = new Worker(
  `const limit = ${Number(megabytes)} * 1e6
  setInterval(() => {
    if (process.memoryUsage.rss() > limit) process.kill(process.pid, 'SIGKILL')
  }, 50)`,
  { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } },
)
guard.unref()

const { readPaper } = await import('./read-paper.ts')
const outcome = await readPaper(file, await buffer(process.stdin))
process.stdout.write(JSON.stringify(outcome), () => process.exit(0))
