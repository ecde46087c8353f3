export { type DuckDbSettings, readRows, withDuckDb } from './duckdb.ts'
