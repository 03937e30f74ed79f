interface ImportMetaEnv {
  /** Of the build, from package.json; tests have none. */
  readonly ZIJ_VERSION?: string
}
