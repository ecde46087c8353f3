/**
 * The system's refusal of a file or folder that a person named, as a sentence.
 *
 * @returns `undefined` for anything else, which is a bug or an outage
 */
export function describeFileError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined
  const { code, path } = error
  switch (code) {
    case 'ENOENT':
      return `There is no file or folder ${path}. Check its name`
    case 'EACCES':
    case 'EPERM':
      return `This account may not use ${path}. Ask for leave, or name another`
    case 'EROFS':
      return `${path} is on a disk that can only be read. Name another place, or have the disk mended`
    case 'ENOSPC':
      return `There is no room on the disk for ${path}. Make some, and try again`
    case 'EISDIR':
      return `${path} is a folder. Name a file`
    case 'ENOTDIR':
      return `${path} is not in a folder. Check its name`
    default:
      return undefined
  }
}
