package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A class is changed while objects of it are alive.
@Timeout(60)
class RedefinitionTest {
    private Engines cells;

    @BeforeEach
    void start() {
        cells = new Engines();
        cells.run("class Team { int points = 3; int score() { return points; } }");
        cells.run("Team team = new Team();\nvar teams = List.of(team);\nObject any = team;\nteam.points = 10;");
        cells.run("int scoreOf(Team t) { return t.score(); }");
        cells.run("class Fan { Team of = team; int joy() { return of.score(); } }\nvar fan = new Fan();");
    }

    @AfterEach
    void stop() {
        cells.close();
    }

    @Test
    void objects_get_the_new_methods_and_keep_their_values() {
        cells.run("class Team { int points = 4; int score() { return points * 2; } }");
        assertThat(cells.value("team.score()")).isEqualTo(20);
        assertThat(cells.value("scoreOf(teams.get(0))")).isEqualTo(20);
        assertThat(cells.value("((Team) any).score()")).isEqualTo(20);
        assertThat(cells.value("fan.joy()")).isEqualTo(20);
        assertThat(cells.value("new Team().score()")).isEqualTo(8);
        cells.run("team = new Team();");
        assertThat(cells.value("scoreOf(team)")).isEqualTo(8);
    }

    @Test
    void a_new_body_may_use_what_came_later() {
        cells.run("int bonus = 5;\nint add(int a) { return a + bonus; }\nrecord Prize(int n) {}");
        cells.run(
                "class Team { int points = 4; int score() { return add(points) + new Prize(bonus).n(); } }\nteam.score()");
        assertThat(cells.value("team.score()")).isEqualTo(20);
        cells.run("int add(int a) { return a; }");
        assertThat(cells.value("team.score()")).isEqualTo(15);
        cells.run("class Team { int points = 4; int score() { return 1; } }");
        assertThat(cells.value("team.score()")).isEqualTo(1);
    }

    @Test
    void a_loop_in_a_new_body_can_be_stopped() {
        cells.run("class Team { int points = 4; int score() { while (true) { points++; } } }");
        assertThat(cells.stopped("team.score()", 200).toString()).contains("Interrupted");
        assertThat((int) cells.value("team.points")).isGreaterThan(4);
    }

    @Test
    void a_class_with_other_members_is_another_class() {
        cells.run("class Team { int points = 4; String name = \"A\"; int score() { return points; } }");
        assertThat(cells.value("team")).isNull();
        cells.run("team = new Team();");
        assertThat(cells.value("team.name + scoreOf(team)")).isEqualTo("A4");
    }

    @Test
    void what_is_static_begins_anew() {
        cells.run(
                "class Counter { static int made = 0; Counter() { made++; } int n() { return 1; } }\nvar c = new Counter();");
        cells.run("class Counter { static int made = 100; Counter() { made++; } int n() { return 2; } }");
        assertThat(cells.value("c = new Counter();\nCounter.made + c.n()")).isEqualTo(103);
    }

    @Test
    void records_and_nested_classes_go_on_too() {
        cells.run("record Point(int x) { int twice() { return 2 * x; } class In { int v() { return 1; } } }");
        cells.run("var p = new Point(3);\nvar in = p.new In();");
        cells.run("record Point(int x) { int twice() { return 20 * x; } class In { int v() { return 2; } } }");
        assertThat(cells.value("p.twice() + in.v()")).isEqualTo(62);
    }
}
