/**
 * Plays the part of Electron's own default app in the older Electron of the tests: opens the app whose folder is the first argument,
 * with a stand-in for what its Node does not have yet.
 *
 * An ES module with top-level await, because Electron holds back `ready` until the entry's own top level has run, and an app must
 * register its schemes before `ready`.
 */
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { register } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (named === undefined) throw new Error('name the folder of the app')
const folder = resolve(named)
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

register('./stand-in.js', import.meta.url)
app.setAppPath(folder)
app.setName(manifest.name)
await import(pathToFileURL(join(folder, manifest.main)).href)
