// Writes a VSIX: a zip file with a manifest for Visual Studio and one for the zip. The official tool, vsce, brings
// 280 packages with it and does little else here.
import { strToU8, zipSync } from "fflate";

/** Never changes, so that the same extension is the same file. Zip files count from 1980. */
const mtime = new Date(1980, 0, 1);

/**
 * @param {Record<string, unknown>} manifest the extension's package.json, with its texts filled in
 * @param {Record<string, Uint8Array>} files by their path in the extension
 * @returns {Uint8Array}
 */
export function writeVsix(manifest, files) {
  const entries = {
    "extension.vsixmanifest": strToU8(vsixManifest(manifest, files)),
    "[Content_Types].xml": strToU8(contentTypes(Object.keys(files))),
  };
  for (const path of Object.keys(files).sort()) entries[`extension/${path}`] = files[path];
  return zipSync(entries, { mtime, level: 9 });
}

function vsixManifest(manifest, files) {
  const properties = {
    "Microsoft.VisualStudio.Code.Engine": manifest.engines.vscode,
    "Microsoft.VisualStudio.Code.ExtensionDependencies": "",
    "Microsoft.VisualStudio.Code.ExtensionPack": "",
    "Microsoft.VisualStudio.Code.ExtensionKind": manifest.browser === undefined ? "workspace" : "workspace,web",
    "Microsoft.VisualStudio.Code.LocalizedLanguages": "",
    "Microsoft.VisualStudio.Code.EnabledApiProposals": "",
    "Microsoft.VisualStudio.Code.ExecutesCode": "true",
    "Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown": "true",
    "Microsoft.VisualStudio.Services.Content.Pricing": "Free",
  };
  const assets = {
    "Microsoft.VisualStudio.Code.Manifest": "package.json",
    "Microsoft.VisualStudio.Services.Content.Details": "README.md",
    "Microsoft.VisualStudio.Services.Content.License": "LICENSE.txt",
    "Microsoft.VisualStudio.Services.Icons.Default": manifest.icon,
  };
  for (const path of Object.values(assets)) if (!(path in files)) throw new Error(`the extension has no ${path}`);
  const languages = manifest.contributes.languages.flatMap(({ id, extensions }) => [
    id,
    ...extensions.map((extension) => `__ext_${extension.slice(1)}`),
  ]);
  const tags = [...manifest.keywords, ...languages, ...(manifest.browser === undefined ? [] : ["__web_extension"])];
  const list = (values, toLine) => values.map((value) => `      ${toLine(value)}`).join("\n");
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${xml(manifest.name)}" Version="${xml(manifest.version)}" Publisher="${xml(manifest.publisher)}" />
    <DisplayName>${xml(manifest.displayName)}</DisplayName>
    <Description xml:space="preserve">${xml(manifest.description)}</Description>
    <Tags>${xml(tags.join(","))}</Tags>
    <Categories>${xml(manifest.categories.join(","))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
${list(Object.entries(properties), ([id, value]) => `<Property Id="${id}" Value="${xml(value)}" />`)}
    </Properties>
    <License>extension/LICENSE.txt</License>
    <Icon>extension/${xml(manifest.icon)}</Icon>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code" />
  </Installation>
  <Dependencies />
  <Assets>
${list(Object.entries(assets), ([type, path]) => `<Asset Type="${type}" Path="extension/${xml(path)}" Addressable="true" />`)}
  </Assets>
</PackageManifest>
`;
}

function contentTypes(paths) {
  const known = {
    cjs: "application/javascript",
    js: "application/javascript",
    json: "application/json",
    md: "text/markdown",
    png: "image/png",
    svg: "image/svg+xml",
    txt: "text/plain",
    vsixmanifest: "text/xml",
    yakkan: "text/plain",
  };
  const extensions = new Set(["vsixmanifest", ...paths.map((path) => /\.([^./]+)$/.exec(path)?.[1])]);
  const lines = [...extensions]
    .filter((extension) => extension !== undefined)
    .sort()
    .map((extension) => {
      if (!(extension in known)) throw new Error(`no content type is known for .${extension}`);
      return `  <Default Extension=".${extension}" ContentType="${known[extension]}" />`;
    });
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
${lines.join("\n")}
</Types>
`;
}

function xml(text) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => entities[sign]);
}
