import { defineConfig } from 'vite'
import { miniApp } from '../kit/build/miniApp.ts'

export default defineConfig(miniApp('desk'))
