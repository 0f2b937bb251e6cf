/**
 * What a PDF says of itself: its information dictionary, and the same and more as XMP (ISO 16684-1), which PDF/A-2
 * (ISO 19005-2, 6.6) and PDF/UA-1 (ISO 14289-1, 5) identify themselves by; and the colours that it is meant in.
 */
import { deflateSync } from 'node:zlib';
import { getDefaultSRGBProfile, type PDFDocument, PDFHeader, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { LanguageTag } from '../model/id.ts';
import type { PrintMetadata } from '../model/rendition.ts';

const maker = 'Nhịp Cầu';

export type Description = PrintMetadata & { readonly language: LanguageTag };

export function describe(pdf: PDFDocument, description: Description): void {
  const date = new Date(`${description.date}T00:00:00Z`);
  pdf.setTitle(description.title, { showInWindowTitleBar: true });
  pdf.setAuthor(description.author);
  pdf.setSubject(description.subject);
  pdf.setKeywords([description.identifier]);
  pdf.setLanguage(description.language);
  pdf.setCreator(maker);
  pdf.setProducer(maker);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  pdf.context.header = PDFHeader.forVersion(1, 7);
  const packet = pdf.context.stream(Buffer.from(xmp(description)), { Type: 'Metadata', Subtype: 'XML' });
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(packet));
  meanSrgb(pdf);
}

let profile: Uint8Array | undefined;
const srgb = (): Uint8Array => {
  profile ??= deflateSync(getDefaultSRGBProfile());
  return profile;
};

/** All colours of the browser are sRGB (IEC 61966-2-1). */
function meanSrgb(pdf: PDFDocument): void {
  const name = PDFString.of('sRGB IEC61966-2.1');
  const stream = pdf.context.register(pdf.context.stream(srgb(), { N: 3, Filter: 'FlateDecode' }));
  const intent = pdf.context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: name,
    Info: name,
    DestOutputProfile: stream,
  });
  pdf.catalog.set(PDFName.of('OutputIntents'), pdf.context.obj([pdf.context.register(intent)]));
}

function xmp({ title, author, subject, identifier, language, rights, date }: Description): string {
  const day = `${date}T00:00:00Z`;
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<dc:format>application/pdf</dc:format>',
    `<dc:identifier>${escaped(identifier)}</dc:identifier>`,
    `<dc:title>${alternatives(title, language)}</dc:title>`,
    `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
    `<dc:description>${alternatives(subject, language)}</dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
    rights ? `<dc:rights>${alternatives(rights.text, rights.language)}</dc:rights>` : '',
    `<dc:date><rdf:Seq><rdf:li>${date}</rdf:li></rdf:Seq></dc:date>`,
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    `<xmp:CreatorTool>${maker}</xmp:CreatorTool><xmp:CreateDate>${day}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${day}</xmp:ModifyDate><xmp:MetadataDate>${day}</xmp:MetadataDate>`,
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    `<pdf:Producer>${maker}</pdf:Producer><pdf:Keywords>${escaped(identifier)}</pdf:Keywords>`,
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">',
    '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>',
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    '<pdfuaid:part>1</pdfuaid:part>',
    '</rdf:Description>',
    uaSchema,
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** PDF/A knows nothing of PDF/UA: what its property is has to be said in the file itself (ISO 19005-2, 6.6.2.3.3). */
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** A text in its language, and the same for whoever asks for another. */
const alternatives = (text: string, language: LanguageTag): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li><rdf:li xml:lang="${language}">${escaped(text)}</rdf:li></rdf:Alt>`;

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
