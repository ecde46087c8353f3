import { z } from 'zod'
import { startPglite } from './pglite.ts'

/** Run as a process of its own: makes an empty database in the folder it is given, and ends. */
const pglite = await startPglite({ dataDir: z.string().min(1).parse(process.argv[2]) })
await pglite.close()
