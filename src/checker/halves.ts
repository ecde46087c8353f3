/** "The winter half", "each half": half of a year, a table or a town, and no share. */
const NO_SHARE = String.raw`(?<!\b(?:the|each|either)(?: (?!over\b|under\b|about\b|around\b|nearly\b|almost\b|just\b|roughly\b|than\b|only\b|some\b)[\p{L}-]+){0,2} )(?<!\b(?:first|second|other|latter|former|last|latest|winter|summer|northern|southern|eastern|western|upper|lower|top|bottom|early|later?) )`

/** Half of something, as the share that it is. */
export const HALF = String.raw`${NO_SHARE}\b(?<half>half)\b`
