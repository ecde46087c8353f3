import { z } from 'zod'

/** What a form or an address sent, by field; nothing when it is no form. */
export const typedSchema = z.record(z.string(), z.unknown()).catch({})
