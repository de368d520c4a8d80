package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "String s = \u201cit\u2019s\u201d; # String s = \"it\u2019s\";",
                "int\u00a0n = 3 \u2212 1\uff1b # int n = 3 - 1;",
                "\ufeffint n = 2 \u00d7 3; # ' int n = 2 * 3;'",
                "f\uff08a\uff0c b\uff09 # f(a, b)",
                "char c = \u2018x\u2019, n = \u2018\\n\u2019; # char c = 'x', n = '\\n';",
                "f(\u201chttp://a\u201d, \u201cit's\u201d, \u201eb\u201c) # f(\"http://a\", \"it's\", \"b\")",
                "\uff11\uff10 \uff0b a1 # 10 + a1",
                "int a\uff3b\uff3d = \uff5b1\uff5d\uff1b # int a[] = {1};",
            })
    void what_can_only_be_one_thing_is_taken_for_it(String pasted, String java) {
        Pasted read = Pasted.of(pasted);
        assertThat(read.code()).isEqualTo(java).hasSameSizeAs(pasted);
        assertThat(read.taken()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "jshell> int x = 3~x ==> 3~jshell> x @ ;       int x = 3~       ~;       x",
                "jshell> int f() {~   ...> return 1; }~|  created method f() @ ;       int f() {~        return 1; }~",
                "In [1]: int x = 3~Out[1]: 3~In [2]: x @ ;       int x = 3~        ~;       x",
                "```java~int x = 1;~``` @ '       ~int x = 1;~   '",
                "# comment~int x = 1; # more @ '         ~int x = 1;       '",
                "#!/usr/bin/env java~x @ '                   ~x'",
            })
    void prompts_fences_and_comments_are_taken_away(String pasted, String java) {
        String text = pasted.replace('~', '\n');
        Pasted read = Pasted.of(text);
        assertThat(read.code()).hasSameSizeAs(text);
        assertThat(read.code().replaceAll(" +(\n|$)", "$1").strip())
                .isEqualTo(java.replace('~', '\n').replaceAll(" +(\n|$)", "$1").strip());
        assertThat(read.taken()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "k\u2013; @ 1 @ the character `\u2013` (U+2013) in column 2 is not Java: write `-`, or `--`.",
                "a\u2264b @ 1 @ the character `\u2264` (U+2264) in column 2 is not Java: write `<=`.",
                "x|  \u201cq; @ 4 @ the character `\u201c` (U+201C) in column 3 is not Java: write `\"` on both sides of a text.",
                "\ud83d\ude00 \u2014 @ 3 @ the character `\u2014` (U+2014) in column 3 is not Java: write `-`, or `--`.",
                "\u263a @ 0 @ the character `\u263a` (U+263A) in column 1 is not Java: it stands only in texts and comments.",
                "`a` @ 0 @ the character (U+0060) in column 1 is not Java: leave it out, or write texts in `\"`.",
            })
    void what_could_be_several_things_is_named_with_its_place(String code, int at, String hint) {
        assertThat(Pasted.of(code).code()).isEqualTo(code);
        assertThat(Pasted.hint(code.replace('|', '\n'), at)).contains(hint);
    }

    @Test
    void texts_comments_and_names_stay() {
        for (String code : new String[] {
            "String s = \"\u201ca\u201d \u2212 \u00a0\";",
            "// 3 \u2212 1 \u201cx\u201d",
            "/* \u00a0 */ int \uc218 = 1;",
            "char c = '\u00d7';",
            "String t = \"\"\"\n  \u201cq\u201d\n  \"\"\";",
            "int a\u200bb = 1;",
            "String s = \u201copen;",
            "String s = \"\"\"\n  # no comment\n  ```\n  jshell> x\n  In [1]: y\n  \"\"\";",
            "/*\n# a\njshell> b\n```\n*/ int x = 1; // a # b",
            "String s = \"a # b \u2014\"; char c = '#';",
        }) {
            assertThat(Pasted.of(code).code()).isEqualTo(code);
            assertThat(Pasted.of(code).taken()).isEmpty();
        }
    }
}
