"""Makes the test PDFs from the HTML pages beside it.

python -m venv v; v/bin/pip install reportlab pypdf cryptography weasyprint fonttools pillow; v/bin/python make.py
Needs chromium, pdftotext (poppler-utils) and the DejaVu fonts. The fonts are replaced by one whose glyphs are all boxes (box.ttf,
made here): it keeps the files small, and the text layer is what it would be.
"""
import io, os, pathlib, re, subprocess, sys, tempfile, zlib
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

here = pathlib.Path(__file__).parent.resolve()
out = here.parent
work = pathlib.Path(os.environ.get("WORK") or tempfile.mkdtemp())


def box_font():
    text = "".join(p.read_text() for p in here.glob("*.html")) + "".join(map(chr, range(32, 127))) + "•-—第页共"
    chars = sorted({c for c in text if c >= " "})
    latin = TTFont("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    cmap, widths, scale = latin.getBestCmap(), latin["hmtx"], 1000 / latin["head"].unitsPerEm
    pen = TTGlyphPen(None)
    for i, point in enumerate([(80, 0), (80, 700), (400, 700), (400, 0)]):
        pen.moveTo(point) if i == 0 else pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()
    names = [".notdef"] + [f"u{ord(c):04X}" for c in chars]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"u{ord(c):04X}" for c in chars})
    builder.setupGlyf({n: (TTGlyphPen(None).glyph() if n in ("u0020", "u3000") else box) for n in names})
    advance = lambda c: round(widths[cmap[ord(c)]][0] * scale) if ord(c) in cmap and ord(c) < 0x2E80 else 1000
    builder.setupHorizontalMetrics({".notdef": (500, 0)} | {f"u{ord(c):04X}": (advance(c), 0) for c in chars})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.save(work / "box.ttf")


def pages():
    face = f'<style>@font-face {{ font-family: Box; src: url("file://{work}/box.ttf") }}</style>'
    for source in sorted(here.glob("*.html")):
        html = re.sub(r'"(Noto|DejaVu) [^"]*"', "Box", source.read_text()).replace("<style>", face + "<style>", 1)
        # The head's font rules do not reach the margin boxes of @page.
        html = html.replace("content: ", "font-family: Box; content: ")
        page = work / source.name
        page.write_text(html)
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={out}/{source.stem}-chromium.pdf", f"file://{page}"], check=True, capture_output=True)
        subprocess.run([pathlib.Path(sys.executable).parent / "weasyprint", "-q", page, f"{out}/{source.stem}-weasyprint.pdf"], check=True)


NOTICE = """关于春节期间烟花爆竹管理的公告
为保障公共安全，经市人民政府研究决定，2025年1月28日至2月12日，在绕城公路以
内区域禁止燃放烟花爆竹。现将有关事项公告如下：
一、禁放区域内的商店不得销售烟花爆竹，已经进货的应当在1月20日以前退回批发
企业。
二、违反本公告的，由公安机关依照《烟花爆竹安全管理条例》处500元以下罚款。
三、本公告自发布之日起施行，咨询电话：010-55550188。
海东市公安局
2024年12月20日""".split("\n")


def cid(name, encoding):
    from reportlab.pdfbase import cidfonts, pdfmetrics
    from reportlab.pdfgen import canvas
    if encoding.startswith("Uni"):
        font = cidfonts.UnicodeCIDFont("STSong-Light")
        encode = lambda s: s
    else:
        # ReportLab writes the bytes of a string for such a font as they are.
        font = cidfonts.CIDFont("STSong-Light", encoding)
        codec = "big5" if "B5" in encoding else "gbk"
        font.formatForPdf = lambda text: "".join(f"\\{b:03o}" for b in text.encode(codec))
        font.stringWidth = lambda text, size, encoding=None: len(text) * size
        encode = lambda s: s
    pdfmetrics.registerFont(font)
    c = canvas.Canvas(str(out / name), pagesize=(595, 842), invariant=1)
    c.setTitle(NOTICE[0]); c.setAuthor("海东市公安局")
    y = 740
    for i, line in enumerate(NOTICE):
        size = 20 if i == 0 else 12
        c.setFont(font.fontName, size)
        x = 160 if i == 0 else 430 if i >= 7 else 96 if i in (1, 3, 5, 6) else 72
        c.drawString(x, y, encode(line))
        y -= 44 if i == 0 else 20
    c.showPage(); c.save()


def locked():
    from pypdf import PdfReader, PdfWriter
    for name, user in (("user-password.pdf", "secret"), ("owner-password.pdf", "")):
        writer = PdfWriter(clone_from=PdfReader(out / "cid-unigb.pdf"))
        writer.encrypt(user, "owner", algorithm="AES-256")
        writer.write(out / name)


def scanned():
    from PIL import Image, ImageDraw
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas
    image = Image.new("1", (595, 842), 1)
    ImageDraw.Draw(image).rectangle((80, 80, 400, 100), fill=0)
    c = canvas.Canvas(str(out / "scanned.pdf"), pagesize=(595, 842), invariant=1)
    for _ in range(2):
        c.drawImage(ImageReader(image), 0, 0, 595, 842); c.showPage()
    c.save()


def raw(name, objects, root=1):
    """A PDF of given objects (bytes each), with a right cross-reference table."""
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data)); data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    at = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    data += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, at)
    (out / name).write_bytes(data)


def stream(body, extra=b"", length=None):
    return b"<<%s/Length %d>>\nstream\n" % (extra, len(body) if length is None else length) + body + b"\nendstream"


def crafted():
    catalog, font = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"
    text = b"BT /F1 12 Tf 72 700 Td (A plain line of text.) Tj ET"
    raw("crafted-page-loop.pdf", [catalog, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>", page, stream(text), font])
    raw("crafted-length.pdf", [catalog, tree, page, stream(text, length=99999999999), font])
    raw("crafted-form-loop.pdf", [catalog, tree, page, stream(text + b" /X Do /X Do"), font,
        stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")])
    raw("crafted-reference-loop.pdf", [catalog, tree, b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox 6 0 R>>", b"5 0 R", b"4 0 R", b"6 0 R"])
    # Each form paints the next one twice.
    forms = [catalog, tree, page, stream(text + b" /X Do"), font]
    for n in range(6, 30):
        forms.append(stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (n + 1)))
    raw("crafted-forms.pdf", forms + [stream(text, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")])
    # A font with an encoding that nobody knows.
    odd = b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Secret/Encoding/Secret-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/ABCDEF+Secret/CIDSystemInfo<</Registry(Secret)/Ordering(Secret)/Supplement 0>>>>]>>"
    raw("untold.pdf", [catalog, tree, page, stream(b"BT /F1 12 Tf 72 700 Td <0102030405060708> Tj ET"), odd])
    # Kept out of the repository: large or deep.
    big = work / "crafted"; big.mkdir(exist_ok=True)
    here_out = globals()["out"]; globals()["out"] = big
    bomb = zlib.compress(zlib.compress(b" " * 4_000_000_000 if os.environ.get("BIG") else b" " * 1_000_000_000, 9), 9)
    raw("bomb.pdf", [catalog, tree, page, stream(bomb, b"/Filter[/FlateDecode/FlateDecode]"), font])
    single = zlib.compress(b"(a) Tj " * 60_000_000, 9)
    raw("bomb-text.pdf", [catalog, tree, page, stream(single, b"/Filter/FlateDecode"), font])
    raw("deep-array.pdf", [catalog, tree, page, stream(text), font, b"[" * 200_000 + b"]" * 200_000])
    raw("deep-dict.pdf", [catalog, tree, page, stream(text), font, b"<</A" * 200_000 + b">>" * 200_000])
    raw("deep-content.pdf", [catalog, tree, page, stream(b"[" * 500_000 + text), font])
    chain = [catalog, b"<</Type/Pages/Kids[6 0 R]/Count 1>>", page, stream(text), font]
    chain += [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(6, 100_006)] + [page]
    raw("deep-tree.pdf", chain)
    wide = [catalog, b"<</Type/Pages/Kids[%s]/Count 3000>>" % (b"3 0 R " * 3000), page, stream(text), font]
    raw("same-page-3000.pdf", wide)
    globals()["out"] = here_out


if __name__ == "__main__":
    work.mkdir(exist_ok=True)
    if not os.environ.get("FAST"): box_font(); pages()
    for name, encoding in (("cid-unigb.pdf", "UniGB-UCS2-H"), ("cid-gbk.pdf", "GBK-EUC-H"), ("cid-gb.pdf", "GB-EUC-H"), ("cid-gbpc.pdf", "GBpc-EUC-H")):
        cid(name, encoding)
    locked(); scanned(); crafted()
    whole = (out / "en1-weasyprint.pdf").read_bytes()
    (out / "truncated.pdf").write_bytes(whole[: len(whole) * 2 // 3])
    (out / "broken.pdf").write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 8)
    for made in sorted(out.glob("*.pdf")):
        if made.name.startswith(("zh", "en", "cid", "owner")):
            subprocess.run(["pdftotext", "-enc", "UTF-8", made, made.with_suffix(".txt")], check=True)
