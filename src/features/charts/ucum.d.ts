declare module '@lhncbc/ucum-lhc' {
  interface Converted {
    readonly status: 'succeeded' | 'failed' | 'error'
    readonly toVal: number | null
  }
  interface Utils {
    convertUnitTo(
      fromUnit: string,
      value: number,
      toUnit: string,
      options: { readonly molecularWeight?: number },
    ): Converted
  }
  export const UcumLhcUtils: { getInstance(): Utils }
}
