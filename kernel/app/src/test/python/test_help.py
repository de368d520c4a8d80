"""Tab and Shift-Tab in a kernel as a student starts it: every name of the library, and the first moment of a session.

STARTS=20 asks twenty fresh kernels at each of six moments instead of one at each of three.
"""

import json
import os
import re
import time

import conformance
import pytest

KERNEL = os.environ.get("KERNEL", "java")
STARTS = int(os.environ.get("STARTS", "0"))
PATIENCE = 120

# What the library puts in sight, as reflection has it: static functions and public constructors with the names of their
# parameters, one list for each form.
NAMES = """
var found = new LinkedHashMap<String, List<String>>();
var cells = Thread.currentThread().getContextClassLoader();
var owners = new LinkedHashSet<Class<?>>();
var packages = new LinkedHashSet<String>();
var single = new HashMap<String, String>();
for (var library : ServiceLoader.load(himalia.api.DefaultImports.class, cells)) {
    for (String one : library.imports()) {
        if (one.startsWith("static ") && one.endsWith(".*")) {
            owners.add(Class.forName(one.substring(7).replace(".*", ""), false, cells));
        } else if (one.startsWith("himalia") && one.endsWith(".*")) {
            packages.add(one.replace(".*", "").replace('.', '/'));
        } else {
            single.put(one.replaceFirst(".*[.]", ""), one);
        }
    }
}
for (Class<?> owner : owners) {
    for (var method : owner.getMethods()) {
        if (java.lang.reflect.Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()) {
            found.computeIfAbsent("function " + owner.getSimpleName() + "." + method.getName(), k -> new ArrayList<>())
                    .add(Arrays.stream(method.getParameters()).map(p -> p.getName()).collect(Collectors.joining(" ")));
        }
    }
}
var jar = new java.util.jar.JarFile(new File(Tensor.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
var services = jar.stream().filter(e -> e.getName().matches("META-INF/services/.+")).flatMap(e -> {
    try {
        return new String(jar.getInputStream(e).readAllBytes()).lines().toList().stream();
    } catch (IOException failed) {
        throw new UncheckedIOException(failed);
    }
}).toList();
for (var entry : Collections.list(jar.entries())) {
    String name = entry.getName();
    int slash = Math.max(0, name.lastIndexOf('/'));
    if (packages.contains(name.substring(0, slash)) && name.matches("[^$]*[.]class") && !name.endsWith("-info.class")) {
        Class<?> type = Class.forName(name.replace(".class", "").replace('/', '.'), false, cells);
        if (services.contains(type.getName()) || !java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
            found.put("internal " + type.getSimpleName(), List.of());
            continue;
        }
        found.computeIfAbsent("public " + type.getSimpleName(), k -> new ArrayList<>());
        if (!java.lang.reflect.Modifier.isAbstract(type.getModifiers())
                && single.getOrDefault(type.getSimpleName(), type.getName()).equals(type.getName())) {
            if (found.containsKey("class " + type.getSimpleName())) {
                System.out.println("ambiguous " + type.getSimpleName());
            }
            for (var made : type.getConstructors()) {
                found.computeIfAbsent("class " + type.getSimpleName(), k -> new ArrayList<>())
                        .add(Arrays.stream(made.getParameters()).map(p -> p.getName()).collect(Collectors.joining(" ")));
            }
        }
    }
}
for (var method : Tensor.class.getMethods()) {
    if (!java.lang.reflect.Modifier.isStatic(method.getModifiers()) && method.getDeclaringClass() != Object.class
            && !method.isSynthetic()) {
        found.computeIfAbsent("method " + method.getName(), k -> new ArrayList<>())
                .add(Arrays.stream(method.getParameters()).map(p -> p.getName()).collect(Collectors.joining(" ")));
    }
}
found.forEach((name, forms) -> System.out.println(name + " | " + String.join(" / ", forms)));
"""


@pytest.fixture(scope="module")
def kernel():
    kernel = conformance.Kernel(KERNEL)
    kernel.ready(PATIENCE)
    kernel.run("Tensor x = zeros(2, 3);", PATIENCE)
    yield kernel
    kernel.close()


@pytest.fixture(scope="module")
def names(kernel):
    answer = kernel.run(NAMES, PATIENCE)
    assert answer["reply"]["status"] == "ok", answer["reply"]
    found = {}
    for line in kernel.text(answer).splitlines():
        name, forms = line.split(" | ") if " | " in line else (line.removesuffix(" |"), "")
        kind, name = name.split(" ")
        found.setdefault(kind, {})[name] = [form.split() for form in forms.split(" / ")]
    return found


def ask(kernel, question, code, **more):
    content = dict(code=code, cursor_pos=len(code), **more)
    return kernel.request(question + "_request", content, PATIENCE)["content"]


def tab(kernel, code):
    return ask(kernel, "complete", code)["matches"]


def shift_tab(kernel, code):
    answer = ask(kernel, "inspect", code, detail_level=1)
    return answer["data"]["text/plain"] if answer["found"] else ""


def pages(text, name):
    """What a page says of each form of a call: the names of its parameters, and the words about it."""
    found = []
    for block in text.split("\n\n"):
        signature = re.fullmatch(rf"(?:\S.* )?{re.escape(name)}\(([^()]*)\)", block)
        if signature:
            types = re.sub(r"<[^<>]*>", "", re.sub(r"<[^<>]*>", "", re.sub(r"<[^<>]*>", "", signature[1])))
            found.append(([one.split()[-1] for one in types.split(",") if one], []))
        elif found:
            found[-1][1].append(block)
    return found


def wrong_pages(kernel, calls):
    """The calls of which Shift-Tab does not show each form with the names of its parameters and with words."""
    wrong = {}
    for code, (name, forms) in calls.items():
        shown = pages(shift_tab(kernel, code), name)
        if sorted(names for names, _ in shown) != sorted(forms):
            wrong[code] = f"shows {[names for names, _ in shown]}, has {forms}"
        elif not all(words for _, words in shown):
            wrong[code] = f"no words on {[names for names, words in shown if not words]}"
    return wrong


def test_every_function_of_the_library_is_on_tab(kernel, names):
    functions = [name.split(".")[1] for name in names["function"]]
    assert len(functions) > 200
    missing = [name for name in functions if not {name + "(", name + "()"} & set(tab(kernel, name[: len(name) // 2 + 1]))]
    assert missing == []


def test_every_function_of_the_library_is_explained(kernel, names):
    # `print` and its like are the JDK's, which comes with the names of its parameters or without.
    own = {name: forms for name, forms in names["function"].items() if not name.startswith("IO.")}
    calls = {name.split(".")[1] + "(": (name, forms) for name, forms in own.items()}
    assert wrong_pages(kernel, calls) == {}
    bare = [name for name in names["function"] if name not in shift_tab(kernel, name.split(".")[1])]
    assert bare == []


def test_every_class_that_can_be_made_is_on_tab_and_explained(kernel, names):
    assert len(names["class"]) > 150
    assert "ambiguous" not in names
    missing = [name for name in names["class"] if name not in tab(kernel, "new " + name[: len(name) // 2 + 1])]
    assert missing == []
    calls = {f"new {name}(": (name, forms) for name, forms in names["class"].items()}
    assert wrong_pages(kernel, calls) == {}


def test_every_method_of_a_tensor_is_on_tab(kernel, names):
    found = ask(kernel, "complete", "x.")
    shown = {match["text"].split("(")[0]: match["signature"] for match in found["metadata"]["_jupyter_types_experimental"]}
    assert [name for name in names["method"] if name not in shown] == []
    assert [one for name, one in shown.items() if name in names["method"] and f"Tensor.{name}(" not in one] == []
    assert [one for one in shown.values() if re.search(r"\barg\d", one)] == []


def test_methods_of_a_tensor_are_explained(kernel, names):
    some = list(names["method"].items())[::12]
    # `x.stack(y)` joins both, and `stack(x, y)` is a function: behind a dot both are in sight.
    forms = {name: own + names["function"].get("Tensor." + name, []) for name, own in some}
    assert wrong_pages(kernel, {f"x.{name}(": ("Tensor." + name, all) for name, all in forms.items()}) == {}


def test_what_no_student_needs_is_not_offered(kernel, names):
    # Another package may have a public class of the same name.
    internal = set(names["internal"]) - set(names["public"])
    offered = [name for name in internal if name in tab(kernel, name)]
    assert internal
    assert offered == []


@pytest.mark.parametrize("delay", [0, 50, 200, 500, 1000, 2000] if STARTS else [0, 200, 1000])
def test_a_tab_in_the_first_moments_is_answered_and_leaves_the_kernel_well(delay):
    for _ in range(max(1, STARTS)):
        kernel = conformance.Kernel(KERNEL)
        try:
            time.sleep(delay / 1000)
            first = tab(kernel, "new Dens"), shift_tab(kernel, "Dense")
            later = tab(kernel, "new Dens"), shift_tab(kernel, "Dense"), tab(kernel, "csv")
            assert "Dense" in first[0] and "Dense" in first[1], json.dumps(first)
            assert "Dense" in later[0] and "Dense" in later[1] and "csv(" in later[2], json.dumps(later)
        finally:
            kernel.close()
