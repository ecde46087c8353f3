import { text } from 'node:stream/consumers'
import { type CheckRequest, checkTogether } from './check-together.ts'

// Run by `checkApart`: a request as JSON on stdin, an outcome as JSON on stdout.
const request = JSON.parse(await text(process.stdin)) as CheckRequest
process.stdout.write(JSON.stringify(await checkTogether(request)))
