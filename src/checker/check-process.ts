import { text } from 'node:stream/consumers'
import { keepWithin } from '#shared/index.ts'
import { type CheckRequest, checkTogether } from './check-together.ts'
import { USUAL_PAPER } from './usual-paper.ts'

// Run by `checkApart`: what a check may take as arguments, a request as JSON on stdin, an outcome as JSON
// on stdout. A request may come long after the start: all that a first check would wait for is done by then.
const [seconds = '', megabytes = ''] = process.argv.slice(2)
keepWithin({ seconds: Number(seconds), megabytes: Number(megabytes) })

await checkTogether({ given: { kind: 'text', name: 'usual', text: USUAL_PAPER }, held: [] })

const asked = await text(process.stdin)
// Whoever got it ready has no paper after all
if (asked !== '') {
  const answer = JSON.stringify(await checkTogether(JSON.parse(asked) as CheckRequest))
  // Whoever asked waits until it has ended, and to take its memory down piece by piece takes a while
  process.stdout.write(answer, () => process.exit())
}
