package dev.sightline.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRevisionTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aBranchIsFollowedToItsCommitFromAnyFolderWithin() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", COMMIT + "\n");
        write("a/b/file", "");
        assertThat(GitRevision.of(folder.resolve("a/b"))).contains(COMMIT);
    }

    @Test
    void aDetachedHeadIsTheCommitItself() throws IOException {
        write(".git/HEAD", COMMIT + "\n");
        assertThat(GitRevision.of(folder)).contains(COMMIT);
    }

    @Test
    void packedReferencesAreRead() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/packed-refs", "# pack-refs with: peeled\n" + COMMIT + " refs/heads/main\n");
        assertThat(GitRevision.of(folder)).contains(COMMIT);
    }

    @Test
    void aLinkedWorkTreeIsFollowedToTheSharedReferences() throws IOException {
        write("tree/.git", "gitdir: ../main/.git/worktrees/tree\n");
        write("main/.git/worktrees/tree/HEAD", "ref: refs/heads/topic\n");
        write("main/.git/worktrees/tree/commondir", "../..\n");
        write("main/.git/refs/heads/topic", COMMIT + "\n");
        assertThat(GitRevision.of(folder.resolve("tree"))).contains(COMMIT);
    }

    @Test
    void aCheckoutWithoutACommitOrWithDamageHasNoRevision() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        assertThat(GitRevision.of(folder)).isEmpty();
        write(".git/HEAD", "ref: HEAD\n");
        assertThat(GitRevision.of(folder)).isEmpty();
        write(".git/HEAD", "nonsense\n");
        assertThat(GitRevision.of(folder)).isEmpty();
    }
}
