"""The grammar of an XML file, said twice: in a table of the program and in the
schema that editors use."""
import re
import xml.etree.ElementTree as ElementTree

XSD = "{http://www.w3.org/2001/XMLSchema}"


def grammar(source_file):
    """{element: (attributes, required ones, children, text, further attributes)}
    as the table of the program says it."""
    source = source_file.read_text(encoding="utf-8")
    macros = {name: " ".join(re.findall(r'"([^"]*)"', text)) for name, text in
              re.findall(r'^#define (\w+) ((?:.*\\\n)*.*)$', source, re.M)}
    table = source[source.index("to_array"):source.index("});")]
    elements = {}
    for row in re.findall(r"\{(\".*?)\},?\s*(?=\{|$)", table, re.DOTALL):
        cells = []
        for cell in row.split(","):
            if re.search("|".join(['"', *macros]), cell):
                cells.append("".join(
                    literal or macros.get(word, "") for literal, word in
                    re.findall(r'"([^"]*)"|(\w+)', cell)))
            else:
                cells.append(cell.strip() == "true")
        name, attributes, children, text, free = (cells + [False] * 2)[:5]
        names = attributes.split()
        elements[name] = (
            {one.rstrip("!") for one in names},
            {one.rstrip("!") for one in names if one.endswith("!")},
            {one.rstrip("!") for one in children.split()}, text, free)
    return elements


def schema(schema_file):
    """The same out of a schema."""
    root = ElementTree.parse(schema_file).getroot()
    groups = {(group.tag, group.get("name")): group for group in root
              if group.tag in (f"{XSD}group", f"{XSD}attributeGroup")}

    def within(node, tag):
        """Its parts with this tag, those of the groups it names included."""
        for one in node.iter():
            if one.tag == f"{XSD}{tag}":
                yield one
            elif (one.tag, one.get("ref")) in groups:
                yield from within(groups[one.tag, one.get("ref")], tag)

    elements = {}
    for element in root.findall(f"{XSD}element"):
        attributes = list(within(element, "attribute"))
        elements[element.get("name")] = (
            {one.get("name") for one in attributes},
            {one.get("name") for one in attributes
             if one.get("use") == "required"},
            {one.get("ref") for one in within(element, "element")
             if one is not element},
            element.get("type") == "xs:string" or
            next(within(element, "extension"), None) is not None,
            next(within(element, "anyAttribute"), None) is not None)
    return elements


def compare(test, schema_file, source_file):
    """Both say the same, and the schema explains everything to its readers."""
    ours, theirs = schema(schema_file), grammar(source_file)
    test.assertEqual(sorted(ours), sorted(theirs))
    for name in theirs:
        with test.subTest(element=name):
            test.assertEqual(ours[name], theirs[name])
    for node in ElementTree.parse(schema_file).getroot().iter():
        if node.tag in (f"{XSD}element", f"{XSD}attribute") and \
                node.get("name"):
            text = node.findtext(f"{XSD}annotation/{XSD}documentation")
            test.assertTrue(text and text.strip(), node.attrib)
