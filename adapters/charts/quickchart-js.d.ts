/**
 * What is used of quickchart-js 3. Its own declarations describe its CommonJS build, whose default export is one
 * level deeper than that of the ES module which Node loads.
 */
declare module 'quickchart-js' {
  interface PostData {
    readonly chart: string;
    readonly width?: number;
    readonly height?: number;
    readonly format?: string;
    readonly version?: string;
    readonly backgroundColor?: string;
    readonly devicePixelRatio?: number;
    readonly key?: string;
  }

  export default class QuickChart {
    constructor(apiKey?: string);
    /** A string is kept as it is. */
    setConfig(chart: string): this;
    setHost(host: string): this;
    setScheme(scheme: string): this;
    setWidth(width: number): this;
    setHeight(height: number): this;
    setBackgroundColor(color: string): this;
    setDevicePixelRatio(ratio: number): this;
    setFormat(format: string): this;
    setVersion(version: string): this;
    /** What `toBinary` posts, as JSON. */
    getPostData(): PostData;
    toBinary(): Promise<Buffer>;
  }
}
